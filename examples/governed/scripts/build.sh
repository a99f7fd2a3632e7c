#!/bin/sh
exec tsc
